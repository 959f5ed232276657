// What an entry file exports, with its comments: classes with their methods, functions, values, types.
import path from 'node:path';
import ts from 'typescript';

/** The program of everything in src/, as it is published. */
export function loadProgram(root) {
  const file = path.join(root, 'tsconfig.build.json');
  const {config} = ts.readConfigFile(file, ts.sys.readFile);
  const {options, fileNames} = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, options);
}

const docs = (checker, symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();

function tags(checker, symbol) {
  return symbol.getJsDocTags(checker).map(({name, text}) => {
    return `@${name} ${ts.displayPartsToString(text)}`.trim().replace(/\s+/g, ' ');
  });
}

const isHidden = (node) =>
  (ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 ||
  (node.name && ts.isPrivateIdentifier(node.name)) ||
  ts.getJSDocTags(node).some((tag) => tag.tagName.text === 'internal');

/** The head of a member as one reads it in a declaration: without its body or its initial value. */
function signature(member) {
  const source = member.getSourceFile().text;
  const end =
    member.body?.pos ?? (ts.isPropertyDeclaration(member) ? member.initializer?.pos : undefined) ?? member.end;
  const modifiers = /^(?:(?:override|public|async)\s+|\*\s*)+/;
  return source
    .slice(member.name?.getStart() ?? member.getStart(), end)
    .replace(/\s*=?\s*$/, '')
    .replace(/;$/, '')
    .replace(modifiers, '')
    .replace(/\s+/g, ' ');
}

function members(checker, declaration) {
  const kept = declaration.members.filter(
    (member) => !isHidden(member) && !ts.isClassStaticBlockDeclaration(member) && !ts.isSetAccessor(member),
  );
  return kept.map((member) => {
    const symbol = member.symbol;
    const prefix = ts.isGetAccessor(member) ? 'get ' : '';
    return {
      name: ts.isConstructorDeclaration(member) ? 'constructor' : member.name.getText(),
      signature: prefix + signature(member),
      description: docs(checker, symbol),
      tags: tags(checker, symbol),
    };
  });
}

function describe(checker, name, symbol) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [declaration] = target.declarations ?? [];
  const item = {name, description: docs(checker, target), tags: tags(checker, target)};
  if (ts.isClassDeclaration(declaration)) {
    return {
      ...item,
      kind: 'class',
      members: members(checker, declaration),
      heritage: declaration.heritageClauses?.map((clause) => clause.getText()).join(' '),
    };
  }
  if (ts.isFunctionDeclaration(declaration)) return {...item, kind: 'function', signature: signature(declaration)};
  if (ts.isVariableDeclaration(declaration)) {
    const type = checker.typeToString(checker.getTypeOfSymbol(target), undefined, ts.TypeFormatFlags.NoTruncation);
    return {...item, kind: 'value', signature: `${name}: ${type}`};
  }
  return {...item, kind: 'type', text: declaration.getText().replace(/^export /, '')};
}

/** The exports of an entry file, by name. */
export function exportsOf(program, file) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} does not exist`);
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(source));
  return symbols.map((symbol) => describe(checker, symbol.name, symbol)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
