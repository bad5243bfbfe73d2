/** What a page kept whose images were ordered by their names: else the worst stand first. */
export const BY_NAME = {
  version: 1,
  reportId: "report",
  view: { imagesSort: { column: "name", direction: "ascending" } },
} as const;
