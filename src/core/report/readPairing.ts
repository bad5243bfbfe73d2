import type { Ambiguity, Pair, PairingOffer } from "../document/pairing";
import type { Side } from "../labels/label";
import type { ReportPairing, ReportSeveral, ReportVariants, SkippedOfSide } from "../document/report";
import type { Field } from "./field";
import { readLabel } from "./readLabel";

/** How the files were paired, from a saved report. Reports of earlier versions say less. */
export function readPairing(field: Field): ReportPairing {
  const example = field.maybe("example");
  const ambiguous = field.maybe("ambiguous");
  const variants = field.maybe("variants");
  const offer = field.maybe("offer");
  const several = field.maybe("several");
  const skipped = field.maybe("skipped");
  return {
    rule: field.at("rule").text(),
    ...(example && { example: readPair(example) }),
    pairs: readCount(field.at("pairs")),
    targetsOnly: readTexts(field.at("targetsOnly")),
    predictionsOnly: readTexts(field.at("predictionsOnly")),
    ...(ambiguous && { ambiguous: ambiguous.items().map(readAmbiguity) }),
    ...(variants && { variants: variants.items().map(readVariants) }),
    ...(offer && { offer: readOffer(offer) }),
    ...(several && { several: readSeveral(several) }),
    ...(skipped && { skipped: skipped.items().map(readSkipped) }),
  };
}

function readPair(field: Field): Pair {
  return {
    name: field.at("name").text(),
    prediction: field.at("prediction").text(),
    target: field.at("target").text(),
  };
}

function readAmbiguity(field: Field): Ambiguity {
  return {
    side: readSide(field.at("side")),
    file: field.at("file").name(),
    candidates: readTexts(field.at("candidates")),
  };
}

function readVariants(field: Field): ReportVariants {
  return {
    side: readSide(field.at("side")),
    chosen: field.at("chosen").text(),
    by: field.at("by").oneOf(["names", "labels", "choice", "affixes"]),
    why: field.at("why").text(),
    kinds: field
      .at("kinds")
      .items()
      .map((kind) => ({ name: kind.at("name").text(), files: readCount(kind.at("files")) })),
  };
}

function readOffer(field: Field): PairingOffer {
  return {
    kind: field.at("kind").oneOf(["zeroPadding", "letterCase"]),
    message: field.at("message").text(),
    pairs: readCount(field.at("pairs")),
  };
}

function readSeveral(field: Field): ReportSeveral {
  const example = field.at("example");
  const classes = field.maybe("classes");
  return {
    side: readSide(field.at("side")),
    kind: field.at("kind").oneOf(["classes", "numbers", "instances"]),
    images: readCount(field.at("images")),
    paired: readCount(field.at("paired")),
    files: readCount(field.at("files")),
    example: { file: example.at("file").text(), parts: readTexts(example.at("parts")) },
    ...(classes && {
      classes: classes.items().map((item) => ({ name: item.at("name").text(), label: readLabel(item.at("label")) })),
    }),
  };
}

function readSkipped(field: Field): SkippedOfSide {
  return { side: readSide(field.at("side")), kind: field.at("kind").text(), files: readCount(field.at("files")) };
}

function readSide(field: Field): Side {
  return field.oneOf(["target", "prediction"]);
}

function readTexts(field: Field): readonly string[] {
  return field.items().map((item) => item.text());
}

function readCount(field: Field): number {
  return field.wholeNumber(0, Number.MAX_SAFE_INTEGER);
}
