/** Tags of TIFF 6.0, its supplements, and those of GDAL and others that say what a mask is, by their names. */
export const TIFF_TAGS = {
  NewSubfileType: 254,
  SubfileType: 255,
  ImageWidth: 256,
  ImageLength: 257,
  BitsPerSample: 258,
  Compression: 259,
  PhotometricInterpretation: 262,
  FillOrder: 266,
  ImageDescription: 270,
  StripOffsets: 273,
  Orientation: 274,
  SamplesPerPixel: 277,
  RowsPerStrip: 278,
  StripByteCounts: 279,
  PlanarConfiguration: 284,
  T4Options: 292,
  Predictor: 317,
  ColorMap: 320,
  TileWidth: 322,
  TileLength: 323,
  TileOffsets: 324,
  TileByteCounts: 325,
  SubIFDs: 330,
  ExtraSamples: 338,
  SampleFormat: 339,
  /** Planes of a volume, by Silicon Graphics. */
  ImageDepth: 32997,
  /** One value a plane of a stack, by MetaMorph. */
  StackPlanes: 33629,
  GdalNodata: 42113,
} as const;

export type TiffTag = keyof typeof TIFF_TAGS;
