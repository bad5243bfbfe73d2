/** A Parquet file that is not the table that it must be. The message is a sentence that names the file. */
export class TableFault extends Error {
  constructor(file: string, fault: string, cause?: unknown) {
    super(`${file}: ${fault}`, cause === undefined ? {} : { cause });
  }
}
