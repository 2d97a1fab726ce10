import type { OperationName } from '../../model/stack.ts';
import { enumerate } from './list.ts';

/** What a user does: "nobody can …". */
export const operationDoes: Readonly<Record<OperationName, string>> = {
  static: 'load a page',
  read: 'read',
  write: 'write',
};

/** What a user does, with the operation's name where that is another word: "load a page (static)". */
export const operationTitle = (operation: OperationName): string =>
  operationDoes[operation] === operation ? operation : `${operationDoes[operation]} (${operation})`;

/** "load a page, read or write". */
export const anyOf = (operations: readonly OperationName[]): string =>
  enumerate(
    operations.map((operation) => operationDoes[operation]),
    'or',
  );

/** "load a page, read and write". */
export const allOf = (operations: readonly OperationName[]): string =>
  enumerate(operations.map((operation) => operationDoes[operation]));
