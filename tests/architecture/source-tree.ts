/** The program's sources as a graph: every file with what it imports, by paths relative to the root with forward slashes. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type SourceFile = {
  /** Such as `shared/domain/sheets/plan.ts`. */
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly syntax: ts.SourceFile;
};

export type Import = {
  /** As it is written. */
  readonly specifier: string;
  /** The file that is meant, where it is one of ours; an npm package or Node module has none. */
  readonly target: string | undefined;
  /** Taken away by the compiler. */
  readonly typeOnly: boolean;
};

const ALIASES: Readonly<Record<string, string>> = { '@shared/': 'shared/', '@main/': 'src-main/' };
const CODE = /(?<!\.d)\.(ts|tsx)$/;

/** Reads the files below folders of the root. */
export function readSourceTree(folders: readonly string[]): readonly SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
      .filter((name) => CODE.test(name)),
  );
  const known = new Set(paths);
  return paths.sort().map((file) => parse(file, readFileSync(path.join(root, file), 'utf8'), known));
}

/** One file of the graph from its text; `known` are the files that an import can mean. */
export function parse(file: string, text: string, known: ReadonlySet<string>): SourceFile {
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push({ ...found, target: resolve(file, found.specifier, known) });
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return { path: file, lineCount: text.split('\n').length, imports, syntax };
}

function importOf(node: ts.Node): Omit<Import, 'target'> | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    const typeOnly = ts.isImportDeclaration(node) ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : node.isTypeOnly;
    return { specifier: node.moduleSpecifier.text, typeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  const [argument] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return argument && ts.isStringLiteral(argument) ? { specifier: argument.text, typeOnly: false } : undefined;
}

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix));
  const base = specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), specifier)
    : alias && `${ALIASES[alias] ?? ''}${specifier.slice(alias.length)}`;
  if (base === undefined) return undefined;
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((candidate) => known.has(candidate)) ?? base;
}

/** Names that a file uses as free-standing identifiers, such as `process` in `process.env` but not in `step.process`. */
export function globalNamesUsed(file: SourceFile): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      if (ts.isIdentifier(node.expression)) used.add(`${node.expression.text}.${node.name.text}`).add(node.expression.text);
      else visit(node.expression);
      return;
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && !node.arguments?.length) used.add(`new ${node.expression.text}()`);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) used.add(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(file.syntax);
  return used;
}

/** Rings of files that import each other, be it for their types only, each as the list of its files. Empty where there are none. */
export function importCycles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const cycles: string[][] = [];
  const walk = (current: string, trail: readonly string[]): void => {
    if (trail.includes(current)) {
      cycles.push([...trail.slice(trail.indexOf(current)), current]);
      return;
    }
    if (finished.has(current)) return;
    for (const { target } of byPath.get(current)?.imports ?? []) {
      if (target !== undefined && byPath.has(target)) walk(target, [...trail, current]);
    }
    finished.add(current);
  };
  for (const file of files) walk(file.path, []);
  return cycles;
}
