/** The pixels that a PNG or JPEG declares, by its header; undefined where it has none. */
export function photographSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === PNG_SIGNATURE)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  return bytes.length >= 4 && view.getUint16(0) === JPEG_START ? jpegSize(view) : undefined;
}

const PNG_SIGNATURE = 0x89504e47;
const JPEG_START = 0xffd8;

/** Of the frame header (ITU-T T.81, B.2.2), which is one of the markers SOF0 to SOF15 but for DHT, JPG and DAC. */
function jpegSize(view: DataView): { readonly width: number; readonly height: number } | undefined {
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Markers may have any number of these bytes before them.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}
