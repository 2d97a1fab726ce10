import { userRequest } from '../../model/user-request.ts';
import { judged } from '../answer.ts';
import type { Operation, Request } from './contract.ts';

const page = userRequest('static', 0, '');

const request: Request = { ...page, judge: (status, text) => judged(page.judge(status, text)) };

/** Somebody opens a page that a web server has on disk. */
export const staticOperation: Operation = { name: 'static', request: () => request };
