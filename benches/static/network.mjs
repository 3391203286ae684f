// A server of files that answers as late and as slowly as a network would. It does so itself, since what a browser can be told to
// slow down does not reach its workers.
import { execFileSync } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Milliseconds until the first byte of an answer, and bytes a second. */
export const NETWORKS = {
  'fast 4G': { wait: 165, rate: (9e6 * 0.9) / 8 },
  '1.6 Mbit/s': { wait: 150, rate: 1.6e6 / 8 },
};

/** What hosts of static sites pack on the way, and how they name it. */
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm',
};
const STEP = 4096;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Server {
  /** What slows it down; without it, nothing does. */
  network;
  /** The hash of its key, by which a browser may trust it. */
  key;
  /** Path and bytes of each answer, and when it was asked for: milliseconds since the first. */
  sent = [];
  #first = 0;
  #folder;
  #server;
  #packed = new Map();
  /** When the line is free again. */
  #free = 0;

  constructor(folder, work) {
    this.#folder = folder;
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(work, name));
    const flags = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...flags, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    // A browser keeps nothing that comes with a certificate it does not trust.
    const { publicKey } = new X509Certificate(readFileSync(cert));
    this.key = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
    this.#server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert), allowHTTP1: true }, (request, response) =>
      this.#answer(request, response).catch(() => response.destroy()),
    );
  }

  /** Starts it; the address of the folder. */
  async listen() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${this.#server.address().port}/`;
  }

  close() {
    this.#server.close();
  }

  /** Bytes that were sent since the last call, and the number of answers. */
  take() {
    const sent = this.sent.splice(0);
    return { bytes: sent.reduce((all, [, bytes]) => all + bytes, 0), answers: sent.length, paths: sent };
  }

  async #answer({ url }, response) {
    let file = join(this.#folder, normalize(decodeURIComponent(new URL(url, 'https://site').pathname)));
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) file = join(file, 'index.html');
    const type = TYPES[extname(file)];
    const headers = { 'content-type': type ?? 'application/octet-stream', 'cache-control': 'max-age=600' };
    let bytes = Buffer.alloc(0);
    try {
      bytes = this.#bytes(file, type);
      if (type) headers['content-encoding'] = 'gzip';
      response.writeHead(200, { ...headers, 'content-length': bytes.length });
    } catch {
      response.writeHead(404);
    }
    if (!this.sent.length) this.#first = performance.now();
    this.sent.push([file.slice(this.#folder.length), bytes.length, Math.round(performance.now() - this.#first)]);
    await this.#send(response, bytes);
  }

  #bytes(file, type) {
    if (!type) return readFileSync(file);
    if (!this.#packed.has(file)) this.#packed.set(file, gzipSync(readFileSync(file)));
    return this.#packed.get(file);
  }

  async #send(response, bytes) {
    const { network } = this;
    if (!network) return response.end(bytes);
    await sleep(network.wait);
    for (let at = 0; at < bytes.length; at += STEP) {
      const step = bytes.subarray(at, at + STEP);
      // All answers share one line.
      this.#free = Math.max(this.#free, performance.now()) + (step.length / network.rate) * 1000;
      const wait = this.#free - performance.now();
      if (wait > 2) await sleep(wait);
      if (response.destroyed) return;
      response.write(step);
    }
    response.end();
  }
}
