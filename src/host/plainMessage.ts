/**
 * The same message with every Node `Buffer` in it turned into a `Uint8Array`. VS Code carries typed arrays to a page as they are,
 * but writes a Buffer out as an object of numbers; and what files are read into is a Buffer behind the type `Uint8Array`,
 * of Node's own functions as of `workspace.fs`, so that no type tells. Nothing that holds no Buffer is copied.
 */
export function plainMessage<Message>(message: Message): Message {
  return plain(message) as Message;
}

function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Buffer.isBuffer(value)) return plainBytes(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const turned = items.map(plain);
    return turned.every((item, index) => item === items[index]) ? value : turned;
  }
  const entries = Object.entries(value);
  const turned = entries.map(([key, held]): [string, unknown] => [key, plain(held)]);
  return turned.every(([, held], index) => held === entries[index]?.[1]) ? value : Object.fromEntries(turned);
}

/** A small Buffer is a part of a larger piece of memory, all of which would travel with it. */
function plainBytes(bytes: Buffer): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : Uint8Array.from(bytes);
}
