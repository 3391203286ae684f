// A reader's way to an answer with each of the programs, as functions that run in a page. Each says milliseconds.

/** The box of timra: turned to, asked, and answered with texts. */
export async function timra({ query, isFirst }) {
  const box = document.querySelector('timra-search');
  const input = box.shadowRoot.querySelector('input');
  const answered = new Promise((resolve) => {
    let isAsked = false;
    new MutationObserver((changes) => {
      isAsked ||= changes.some(({ oldValue }) => oldValue === null);
      if (isAsked && !box.hasAttribute('busy')) resolve();
    }).observe(box, { attributeFilter: ['busy'], attributeOldValue: true });
  });
  const started = performance.now();
  if (isFirst) input.focus();
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await answered;
  const taken = performance.now() - started;
  if (!box.shadowRoot.querySelector('a.hit')) throw new Error(`nothing is found for ${query}`);
  return taken;
}

/** The library of Pagefind, with the texts of as many results as a box shows. */
export async function pagefind({ query }) {
  const started = performance.now();
  window.peer ??= await import('/pagefind/pagefind.js');
  const { results } = await window.peer.search(query);
  await Promise.all(results.slice(0, 8).map((result) => result.data()));
  return performance.now() - started;
}

/** lunr as themes use it: the texts of all pages, and an index that the page makes of them. */
export async function lunr({ query }) {
  const started = performance.now();
  if (!window.peer) {
    const documents = fetch('/index.json').then((response) => response.json());
    await new Promise((resolve) => document.head.append(Object.assign(document.createElement('script'), { src: '/lunr.min.js', onload: resolve })));
    const all = await documents;
    window.peer = window.lunr(function () {
      this.ref('uri');
      this.field('title', { boost: 15 });
      this.field('content', { boost: 5 });
      // Its stemmer is for English.
      this.pipeline.remove(window.lunr.stemmer);
      this.searchPipeline.remove(window.lunr.stemmer);
      for (const document of all) this.add(document);
    });
  }
  window.peer.search(query);
  return performance.now() - started;
}
