/** The files of a bundle: from the network, and from what this browser kept of them. */

/** A file is not there: a newer bundle was published meanwhile. */
export class Gone extends Error {}

/** @typedef {{core: string, titles: string, engine?: string, pack?: string, bytes?: number, format: number}} Description */

export class Store {
  #root;
  /** Pieces on their way, by their names. @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
  #coming = new Map();
  /** @type {Promise<Cache | undefined>} */
  #cache;

  /** @param {string} url address of bundle.json */
  constructor(url) {
    this.#root = new URL('.', url);
    // A page without HTTPS has no place to keep files.
    this.#cache = self.caches ? caches.open(`timra ${this.#root.href}`).catch(() => undefined) : Promise.resolve(undefined);
  }

  /** What the bundle says of itself now; without a network, what it said last. @returns {Promise<Description>} */
  async describe() {
    const url = new URL('bundle.json', this.#root);
    const cache = await this.#cache;
    const response = await fetch(url, { cache: 'no-cache' }).catch((error) => {
      if (!cache) throw error;
      return cache.match(url);
    });
    if (!response?.ok) throw new Gone(url.href);
    const description = await response.json();
    await this.remember(description);
    return description;
  }

  /** Keeps what the bundle says of itself, for when there is no network. @param {Description} description */
  async remember(description) {
    const cache = await this.#cache;
    await cache?.put(new URL('bundle.json', this.#root), new Response(JSON.stringify(description))).catch(() => undefined);
  }

  /** The bytes of a piece. @param {string} name */
  piece(name) {
    const coming = this.#coming.get(name) ?? this.#bring(name);
    this.#coming.set(name, coming);
    const done = () => this.#coming.delete(name);
    coming.then(done, done);
    return coming;
  }

  /** Forgets what no bundle names any more. @param {string[]} names of all pieces of this one */
  async tidy(names) {
    const cache = await this.#cache;
    const named = new Set(names.map((name) => this.#address(name).href));
    named.add(new URL('bundle.json', this.#root).href);
    for (const request of (await cache?.keys()) ?? []) if (!named.has(request.url)) await cache?.delete(request);
  }

  /** @param {string} name @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async #bring(name) {
    const url = this.#address(name);
    const cache = await this.#cache;
    const kept = await cache?.match(url);
    if (kept) return new Uint8Array(await kept.arrayBuffer());
    const response = await fetch(url);
    if (!response.ok) throw new Gone(url.href);
    const bytes = await unpacked(response);
    // There may be no room; then it is fetched again. Nobody waits for it.
    cache?.put(url, new Response(bytes)).catch(() => undefined);
    return bytes;
  }

  /** @param {string} name */
  #address(name) {
    return new URL(`pieces/${name.slice(0, 2)}/${name.slice(2)}`, this.#root);
  }
}

/** The bytes of a piece, which some hosts unpack on the way and others do not. @param {Response} response */
async function unpacked(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
