// A page with the box over a bundle, sent by a server of files below a path.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { TIMRA, files, listening, root } from './workplace.mjs';

export const engine = process.env.TIMRA_ENGINE ?? join(root, 'web', 'engine', 'own.wasm.gz');
export const noEngine = existsSync(engine) ? false : `there is no ${engine}: .ci/wasm makes it, TIMRA_ENGINE names another`;

export class BundledSite {
  /** Headers beside those that are always sent, or nothing, by the path of a request. May wait. */
  meanwhile = (_path) => undefined;

  /** @param {string} folder where everything is put @param {string} index that the bundle is made of */
  constructor(folder, index) {
    this.folder = folder;
    this.bundle = join(folder, 'timra');
    mkdirSync(folder, { recursive: true });
    execFileSync(TIMRA, ['export', '--index', index, '--to', this.bundle, '--engine', engine], { stdio: 'ignore' });
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><html lang="en"><title>Notes</title><script type="module" src="timra/timra-search.js"></script>' +
        '<timra-search src="timra/bundle.json" ui-lang="en"></timra-search>',
    );
    this.server = files(folder, new Map(), '/repo/');
    const [answer] = this.server.listeners('request');
    this.server.removeAllListeners('request');
    this.server.on('request', async (request, response) => {
      for (const [name, value] of Object.entries((await this.meanwhile(request.url)) ?? {})) response.setHeader(name, value);
      answer(request, response);
    });
  }

  /** Starts the server; the address of the page. */
  async listen() {
    return `http://127.0.0.1:${await listening(this.server)}/repo/`;
  }

  close() {
    this.server.close();
    this.server.closeAllConnections();
  }
}
