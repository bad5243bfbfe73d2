/** From so many images on, tables are not read into memory: they take about 4 KB an image there. */
export const STREAMED_FROM = 50_000;
