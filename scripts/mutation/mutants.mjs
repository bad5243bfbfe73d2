// Small faults that a source file could have, and its text with all of them behind a switch, so that one build serves
// every fault: `isMutant(17) ? mutated : original`. The numbers are those of one file, so that a bundle stays as it is
// while the files that it holds do.
import ts from "typescript";

const { SyntaxKind: K } = ts;

/**
 * @typedef {object} Fault one way to change a node.
 * @property {string} text what stands in its place
 * @property {boolean} [element] the node is an element of an array, which the fault leaves out
 * @property {boolean} [statement] the node is a statement, which the fault leaves out
 *
 * @typedef {object} Mutant
 * @property {number} place among the mutants of its file
 * @property {string} file
 * @property {number} line from 1
 * @property {string} what the original and what takes its place, on one line
 */

const OPPOSITES = new Map([
  [K.LessThanToken, ["<=", ">="]],
  [K.LessThanEqualsToken, ["<", ">"]],
  [K.GreaterThanToken, [">=", "<="]],
  [K.GreaterThanEqualsToken, [">", "<"]],
  [K.EqualsEqualsEqualsToken, ["!=="]],
  [K.ExclamationEqualsEqualsToken, ["==="]],
  [K.PlusToken, ["-"]],
  [K.MinusToken, ["+"]],
  [K.AsteriskToken, ["/"]],
  [K.SlashToken, ["*"]],
  [K.PercentToken, ["*"]],
  [K.AsteriskAsteriskToken, ["*"]],
  [K.AmpersandToken, ["|"]],
  [K.BarToken, ["&"]],
  [K.LessThanLessThanToken, [">>>"]],
  [K.GreaterThanGreaterThanToken, ["<<"]],
  [K.GreaterThanGreaterThanGreaterThanToken, ["<<"]],
  [K.PlusEqualsToken, ["-="]],
  [K.MinusEqualsToken, ["+="]],
  [K.AsteriskEqualsToken, ["/="]],
  [K.SlashEqualsToken, ["*="]],
]);

/** Calls that may be left out: what they are called on, or their only argument, has the type of what they give. */
const DROPPED_METHODS = new Set(
  "sort toSorted filter reverse toReversed slice trim trimEnd trimStart toLowerCase toUpperCase normalize flat".split(
    " ",
  ),
);
const DROPPED_OF_MATH = new Set("abs round floor ceil trunc sqrt".split(" "));
const OTHER_METHOD = new Map(
  Object.entries({ some: "every", every: "some", startsWith: "endsWith", endsWith: "startsWith" }),
);
const OTHER_OF_MATH = new Map(Object.entries({ max: "min", min: "max" }));

/** Tables of data are not logic: an element of a longer array is not left out, and its numbers stay. */
const LONGEST_ARRAY = 12;

/** Words that stand for something, such as ids; texts with blanks are prose. */
const ID = /^[A-Za-z][\w:-]*$/;
const PROSE_KEYS = new Set("name label words message title formula what".split(" "));

/**
 * @param {string} file
 * @param {string} source
 * @returns {{ mutants: Mutant[], text: string }} the faults of the file, and its text with all of them
 */
export function instrumented(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  /** @type {Mutant[]} */
  const mutants = [];
  const raw = (node) => source.slice(node.getStart(tree), node.end);

  function switched(node, inner) {
    let text = inner;
    for (const fault of faultsOf(node, raw)) {
      const place = mutants.length;
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      const gone = fault.element || fault.statement;
      mutants.push({
        place,
        file,
        line: line + 1,
        what: `${short(raw(node))} → ${gone ? "left out" : short(fault.text)}`,
      });
      if (fault.element) text = `...(isMutant(${place}) ? [] : [${text.startsWith("...(") ? text.slice(3) : text}])`;
      else if (fault.statement) text = `{ if (!isMutant(${place})) { ${text} } }`;
      else text = `(isMutant(${place}) ? (${fault.text}) : (${text}))`;
    }
    return text;
  }

  function emitted(node) {
    if (isPassedOver(node)) return raw(node);
    let text = "";
    let at = node.getStart(tree);
    ts.forEachChild(node, (child) => {
      text += source.slice(at, child.getStart(tree)) + emitted(child);
      at = child.end;
    });
    return switched(node, text + source.slice(at, node.end));
  }

  const text = emitted(tree);
  const begin = `const isMutant = globalThis.mutantsOf("${file}", ${mutants.length});`;
  return { mutants, text: `${begin}\n${text}\nglobalThis.endOfMutants();\n` };
}

function short(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, 67)}...` : line;
}

/** Types, and names that are not expressions. */
function isPassedOver(node) {
  return (
    ts.isTypeNode(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isTypeParameterDeclaration(node) ||
    (ts.isPropertyAssignment(node.parent ?? node) && node.parent.name === node)
  );
}

/** @returns {Fault[]} */
function faultsOf(node, raw) {
  if (ts.isExpressionStatement(node)) return isEffect(node.expression) ? [{ text: "", statement: true }] : [];
  if (!ts.isExpression(node) || ts.isParenthesizedExpression(node) || isInsideChain(node)) return [];
  const faults = [...ofCondition(node), ...ofSpread(node), ...ofExpression(node, raw)];
  const unlike = [...new Map(faults.map((fault) => [fault.text, fault])).values()];
  return [...unlike, ...ofElement(node)];
}

function isEffect(node) {
  return !ts.isStringLiteral(node) && !(ts.isCallExpression(node) && node.expression.kind === K.SuperKeyword);
}

/** `a?.b.c`: brackets around its beginning would end what `?.` skips. */
function isInsideChain({ parent }) {
  return ts.isOptionalChain(parent) && !parent.questionDotToken;
}

function ofCondition(node) {
  const { parent } = node;
  const decides =
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node);
  if (decides) return [{ text: "true" }, { text: "false" }];
  const repeats =
    (ts.isWhileStatement(parent) && parent.expression === node) ||
    (ts.isForStatement(parent) && parent.condition === node);
  return repeats ? [{ text: "false" }] : [];
}

function ofSpread(node) {
  const spread = outside(node);
  if (ts.isSpreadAssignment(spread)) return [{ text: "{}" }];
  return ts.isSpreadElement(spread) && ts.isArrayLiteralExpression(spread.parent) ? [{ text: "[]" }] : [];
}

function ofElement(node) {
  const { parent } = node;
  if (!ts.isArrayLiteralExpression(parent) || isOfTable(node)) return [];
  const isTarget = ts.isBinaryExpression(parent.parent) && parent.parent.left === parent;
  return isTarget || ts.isSpreadElement(node) ? [] : [{ text: "", element: true }];
}

function ofExpression(node, raw) {
  if (ts.isBinaryExpression(node)) return ofBinary(node, raw);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return ofUnary(node, raw);
  if (ts.isCallExpression(node)) return ofCall(node, raw);
  if (ts.isNumericLiteral(node)) return ofNumber(node);
  if (node.kind === K.TrueKeyword) return [{ text: "false" }];
  if (node.kind === K.FalseKeyword) return [{ text: "true" }];
  if (ts.isStringLiteral(node)) return ofString(node);
  if (ts.isRegularExpressionLiteral(node)) return ofPattern(node.text);
  return [];
}

function ofBinary(node, raw) {
  const [left, right] = [raw(node.left), raw(node.right)];
  const operator = node.operatorToken.kind;
  if (operator === K.AmpersandAmpersandToken || operator === K.BarBarToken) {
    if (ts.isSpreadAssignment(outside(node))) return [{ text: right }];
    const other = operator === K.BarBarToken ? "&&" : "||";
    return [{ text: left }, { text: right }, { text: `(${left}) ${other} (${right})` }];
  }
  if (operator === K.QuestionQuestionToken) {
    // `list[place] ?? 0` mostly only satisfies the type checker, which does not know that the place is there.
    return isIndexed(node.left) ? [{ text: right }] : [{ text: left }, { text: right }];
  }
  if (operator === K.PlusToken && (isText(node.left) || isText(node.right))) return [];
  return (OPPOSITES.get(operator) ?? []).map((other) => ({ text: `${left} ${other} ${right}` }));
}

/** What a node in brackets stands in. */
function outside({ parent }) {
  return ts.isParenthesizedExpression(parent) ? outside(parent) : parent;
}

function isIndexed(node) {
  return ts.isElementAccessExpression(node);
}

function isText(node) {
  if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right);
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function ofUnary(node, raw) {
  const operand = raw(node.operand);
  if (node.operator === K.ExclamationToken || node.operator === K.MinusToken) return [{ text: operand }];
  const isCounter = ts.isForStatement(node.parent) && node.parent.incrementor === node;
  if (isCounter) return [];
  if (node.operator === K.PlusPlusToken) return [{ text: raw(node).replace("++", "--") }];
  if (node.operator === K.MinusMinusToken) return [{ text: raw(node).replace("--", "++") }];
  return [];
}

function ofCall({ expression, arguments: given, questionDotToken }, raw) {
  if (!ts.isPropertyAccessExpression(expression) || questionDotToken) return [];
  const [on, method] = [raw(expression.expression), expression.name.text];
  const args = given.map(raw).join(", ");
  if (on === "Math") {
    const other = OTHER_OF_MATH.get(method);
    if (other) return [{ text: `Math.${other}(${args})` }];
    return DROPPED_OF_MATH.has(method) ? [{ text: args }] : [];
  }
  const dot = expression.questionDotToken ? "?." : ".";
  const other = OTHER_METHOD.get(method);
  if (other) return [{ text: `${on}${dot}${other}(${args})` }];
  return DROPPED_METHODS.has(method) ? [{ text: on }] : [];
}

function ofNumber(node) {
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent)) return [];
  // What an index access falls back to is not met where the place is there.
  const isFallback = ts.isBinaryExpression(parent) && parent.right === node && isIndexed(parent.left);
  if (isFallback && parent.operatorToken.kind === K.QuestionQuestionToken) return [];
  return isOfTable(node) || isDefaultOfPlace(node) ? [] : [{ text: `${node.text} + 1` }];
}

/** `const [first = 0] = list` likewise. */
function isDefaultOfPlace({ parent }) {
  if (!ts.isBindingElement(parent)) return false;
  const isComputed = parent.propertyName !== undefined && ts.isComputedPropertyName(parent.propertyName);
  return isComputed || ts.isArrayBindingPattern(parent.parent);
}

function isOfTable({ parent }) {
  if (!parent || ts.isFunctionLike(parent)) return false;
  return (ts.isArrayLiteralExpression(parent) && parent.elements.length > LONGEST_ARRAY) || isOfTable(parent);
}

function ofString(node) {
  const { parent } = node;
  const isProse = ts.isPropertyAssignment(parent) && PROSE_KEYS.has(parent.name.text);
  const isOfName = ts.isCaseClause(parent) || ts.isElementAccessExpression(parent);
  return ID.test(node.text) && !isProse && !isOfName && !isOfTable(node) && !isDefaultOfPlace(node)
    ? [{ text: '""' }]
    : [];
}

function ofPattern(text) {
  const faults = [];
  if (text.startsWith("/^")) faults.push({ text: `/${text.slice(2)}` });
  const end = text.lastIndexOf("/");
  if (text[end - 1] === "$") faults.push({ text: `${text.slice(0, end - 1)}${text.slice(end)}` });
  if (text.slice(end).includes("i")) faults.push({ text: `${text.slice(0, end)}${text.slice(end).replace("i", "")}` });
  return faults.filter((fault) => fault.text.length > 2 && !fault.text.startsWith("//"));
}
