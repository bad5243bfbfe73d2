/** How an infinite figure travels as JSON, which has none. */
interface Infinite {
  readonly infinite: 1 | -1;
}

/**
 * The same message with every infinite figure in it as JSON can have it. What VS Code sends to a page is JSON, but for typed arrays:
 * infinite numbers, and figures of an array that are undefined, come as `null` there.
 */
export function withInfinities<Message>(message: Message): Message {
  return turn(message, (value) =>
    value === Infinity || value === -Infinity ? ({ infinite: value > 0 ? 1 : -1 } satisfies Infinite) : value,
  ) as Message;
}

/** The message as it was before it was sent. */
export function asSent<Message>(message: Message): Message {
  return turn(message, (value) => {
    if (value === null) return undefined;
    return isInfinite(value) ? value.infinite * Infinity : value;
  }) as Message;
}

function isInfinite(value: unknown): value is Infinite {
  return typeof value === "object" && value !== null && "infinite" in value && Object.keys(value).length === 1;
}

function turn(value: unknown, each: (value: unknown) => unknown): unknown {
  const turned = each(value);
  if (typeof turned !== "object" || turned === null) return turned;
  // Bytes travel as they are.
  if (ArrayBuffer.isView(turned) || turned instanceof ArrayBuffer) return turned;
  if (Array.isArray(turned)) return turned.map((item: unknown) => turn(item, each));
  // What was turned is not turned again.
  if (turned !== value) return turned;
  return Object.fromEntries(Object.entries(turned).map(([key, held]) => [key, turn(held, each)]));
}
