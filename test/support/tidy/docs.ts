import type { ParsedSource, SyntaxNode } from '../source.ts';
import { isSyntax, lineOf, nameOf } from '../source.ts';

/** Exports, and fields of exported interfaces and object types, without a doc comment; tests need none. */
export function docComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.filter(({ path }) => !path.startsWith('test/')).flatMap(undocumented);
}

function undocumented(source: ParsedSource): readonly string[] {
  const body = source.program['body'] as readonly SyntaxNode[];
  const exported = body.filter(({ type }) => /^Export(Named|Default)Declaration$/.test(type)).filter(declares);
  return exported.flatMap((statement) => {
    const declaration = statement['declaration'] as SyntaxNode;
    const name = declaredName(declaration);
    const fields = fieldsOf(declaration).map((field) => ({ node: field, name: `${name}.${nameOf(field['key'])}` }));
    return [{ node: statement, name }, ...fields]
      .filter(({ node }) => !isDocumented(source, node))
      .map((each) => `${source.path}:${lineOf(source.text, each.node.start)}: ${each.name} has no doc comment`);
  });
}

/** Whether it declares something; a re-export, or the default export of a name, is documented at its origin. */
const declares = (statement: SyntaxNode): boolean =>
  isSyntax(statement['declaration']) && statement['declaration'].type !== 'Identifier';

function declaredName(declaration: SyntaxNode): string {
  const [first] = Array.isArray(declaration['declarations'])
    ? (declaration['declarations'] as readonly SyntaxNode[])
    : [];
  return nameOf(declaration['id']) || nameOf(first?.['id']) || 'the default export';
}

function fieldsOf(declaration: SyntaxNode): readonly SyntaxNode[] {
  const type = declaration['typeAnnotation'];
  if (declaration.type === 'TSInterfaceDeclaration') return membersOf((declaration['body'] as SyntaxNode)['body']);
  return isSyntax(type) && type.type === 'TSTypeLiteral' ? membersOf(type['members']) : [];
}

const membersOf = (members: unknown): readonly SyntaxNode[] =>
  (members as readonly SyntaxNode[]).filter(({ type }) => /^TS(Property|Method)Signature$/.test(type));

/** A doc comment of more than its marks, right above. */
function isDocumented({ text, comments }: ParsedSource, node: SyntaxNode): boolean {
  const above = comments.findLast((comment) => comment.end <= node.start);
  if (!above || above.type !== 'Block' || !above.value.startsWith('*')) return false;
  return /[A-Za-z]{2}/.test(above.value) && text.slice(above.end, node.start).trim() === '';
}
