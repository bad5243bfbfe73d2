import { quantity } from "../core/text/format";

/** What a file holds as text. @throws where it has more bytes than a text can hold. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder().decode(bytes);
  } catch (error) {
    throw new Error(`it has ${quantity(bytes.length, "byte")}, more than a text can hold`, { cause: error });
  }
}
