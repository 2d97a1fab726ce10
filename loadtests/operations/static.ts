import { staticPage } from '../../model/page.ts';
import type { Operation, Request } from './contract.ts';

/** The very text every web server must serve. */
const page = staticPage();

const request: Request = {
  method: 'GET',
  path: '/static/page.html',
  body: null,
  judge: (status, text) => ({ valid: status === 200 && text === page, server: '', database: '' }),
};

/** Somebody opens a page that a web server has on disk. It worked when every byte of it came back. */
export const staticOperation: Operation = { name: 'static', request: () => request };
