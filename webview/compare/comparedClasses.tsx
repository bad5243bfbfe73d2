import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { comparedNames } from "../../src/core/compare/comparedNames";
import { shownLabel } from "../../src/core/reading/shownLabel";
import type { ComparedClass, Comparison } from "../../src/core/compare/compareReports";
import { Swatch } from "../parts/swatch";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
import type { Column } from "../table/column";
import { DataTable } from "../table/dataTable";
import { ROW_HEIGHT } from "../table/useRowWindow";
import { TEXTS } from "../texts/texts";
import { COMPARED_SCOPES, type ComparedScope } from "../view/compareView";
import { COMPARE_TEXTS as texts } from "../texts/compareTexts";
import type { ComparedProps } from "./comparisonVerdict";
import { differenceScale, pairedColumns, PValue } from "./pairedColumns";

/** Rows of classes in sight before the table scrolls. */
const MOST_ROWS = 20;
const HEADER_HEIGHT = 44;

/** Every class in both runs. */
export function ComparedClasses({ comparison, drawn }: ComparedProps): VNode {
  const store = useStore();
  const { scope, sort, scroll } = store.view.value.compare;
  const { classes, metric } = comparison;
  const height = HEADER_HEIGHT + ROW_HEIGHT * Math.min(MOST_ROWS, classes.length);
  return (
    <section class="card compared-classes" aria-labelledby="compared-classes-title">
      <h2 id="compared-classes-title">{texts.classes(metric.name)}</h2>
      <ChoiceSelect
        label={texts.scope}
        testId="compared-scope"
        value={scope}
        onChoose={(value) => {
          store.comparing.look({ scope: COMPARED_SCOPES.find((each) => each === value) ?? scope });
        }}
      >
        {COMPARED_SCOPES.map((each) => (
          <option key={each} value={each}>
            {texts.scopes[each]}
          </option>
        ))}
      </ChoiceSelect>
      <div class="compared-classes-table" style={{ height: `${height}px` }}>
        <DataTable
          label={texts.classes(metric.name)}
          rows={classes}
          columns={columns(comparison, scope, drawn)}
          rowKey={({ info }) => String(info.label)}
          sort={sort}
          onSort={(next) => {
            store.comparing.look({ sort: next });
          }}
          scrollTop={scroll}
          onScroll={(top) => {
            store.comparing.look({ scroll: top });
          }}
          empty={TEXTS.classes.none}
        />
      </div>
    </section>
  );
}

function columns(
  comparison: Comparison,
  scope: ComparedScope,
  drawn: ComparedProps["drawn"],
): readonly Column<ComparedClass>[] {
  const { columns: names } = texts;
  const runs = comparedNames(comparison.predictions);
  const scale = differenceScale(comparison.classes.map((row) => row[scope]));
  return [
    {
      id: "class",
      header: names.class,
      description: names.classTitle,
      align: "start",
      sortKey: ({ info }) => info.name,
      cell: ({ info }) => (
        <span class="class-name">
          <Swatch color={info.color} />
          <span class="text">{className({ classes: [info] }, 0)}</span>
        </span>
      ),
    },
    {
      id: "label",
      header: names.label,
      description: names.labelTitle,
      width: 64,
      rank: "context",
      align: "end",
      // The numbers of regions go down from one to the next.
      sortKey: ({ info }) => (info.labels ? -1 * info.label : info.label),
      cell: ({ info }) => shownLabel(info),
    },
    ...pairedColumns(runs).map(({ id, header, description, width, sortKey, cell }): Column<ComparedClass> => ({
      id,
      header,
      description,
      width,
      align: "end",
      sortKey: (row) => sortKey(row[scope]),
      cell: (row) => cell(row[scope], { row: `class.${row.info.label}`, scale, drawn, from: comparison }),
    })),
    {
      id: "holm",
      header: names.holm,
      description: names.holmTitle,
      width: 80,
      align: "end",
      sortKey: (row) => row[scope].holm,
      cell: (row) => <PValue id={`compare.class.${row.info.label}.holm`} p={row[scope].holm} drawn={drawn} />,
    },
    {
      id: "images",
      header: names.images,
      description: names.imagesTitle(runs),
      width: 150,
      align: "end",
      sortKey: ({ images }) => images.wins - images.losses,
      cell: ({ images }) => `${images.wins} / ${images.ties} / ${images.losses}`,
    },
    {
      id: "wilcoxon",
      header: names.wilcoxon,
      description: names.wilcoxonTitle,
      width: 132,
      align: "end",
      sortKey: ({ wilcoxonHolm }) => wilcoxonHolm,
      cell: ({ info, wilcoxonHolm }) => (
        <PValue id={`compare.class.${info.label}.wilcoxon`} p={wilcoxonHolm} drawn="drawn" />
      ),
    },
  ];
}
