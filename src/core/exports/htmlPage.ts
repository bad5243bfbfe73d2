import { HTML_SCRIPT, HTML_STYLE } from "./htmlParts";

/** Its own style and script, nothing from anywhere else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** The lines of a page that asks no network, around those of its body. */
export function* htmlPage(body: Iterable<string>): Generator<string> {
  yield* [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    "<title>Mask Evaluation</title>",
    `<style>${HTML_STYLE}</style>`,
    "</head>",
    "<body>",
  ];
  yield* body;
  yield `<script>${HTML_SCRIPT}</script>`;
  yield "</body>";
  yield "</html>";
}
