// What themes' scripts do: they take keys, put their field into focus, and scroll to what they think was meant.
addEventListener('keydown', (event) => {
  const isTyping = /^(input|textarea)$/i.test(event.target.tagName ?? '');
  if (isTyping) return;
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') location.href = './?turned';
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById('search-by').focus();
  }
});
document.addEventListener('mousedown', () => document.querySelector('.searchbox #search-by').value);
addEventListener('load', () => {
  setTimeout(() => scrollTo({ top: 0, behavior: 'instant' }), 50);
  setTimeout(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }), 250);
  if (sessionStorage.getItem('search-value')) document.querySelector('main').lastElementChild.scrollIntoView();
});
sessionStorage.setItem('search-value', 'khai');
