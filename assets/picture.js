// Before the program has arrived: the picture of the lab that the address names, in its theme. No module, as a frame
// without an origin of its own may load none, and is to be told so.
{
  const LABS = ['explore', 'train', 'depth', 'compare', 'code'];
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const [lab, theme] = [query.get('lab'), query.get('theme')];
  root.dataset.lab = LABS.includes(lab) ? lab : LABS[0];
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  if (query.get('embed') === '1') root.dataset.embed = '';

  /** Marks the lab among the tabs, and in the title. */
  const mark = () => {
    const link = document.querySelector(`nav a[href$="lab=${root.dataset.lab}"]`);
    if (!link) return;
    document.querySelector('nav [aria-current]').removeAttribute('aria-current');
    link.setAttribute('aria-current', 'page');
    document.title = `${link.textContent} – Activation Lab`;
    // On a narrow page the tabs scroll; before the first frame the styles are there.
    requestAnimationFrame(() => {
      const [tab, bar] = [link, link.parentElement].map((element) => element.getBoundingClientRect());
      link.parentElement.scrollLeft += Math.trunc(tab.left + tab.width / 2 - bar.left - bar.width / 2);
    });
  };
  // Before any module runs.
  document.addEventListener('readystatechange', mark, { once: true });

  /** Says above the picture why it stays a picture; `elsewhere` with a link to the whole page. */
  globalThis.explain = (words, elsewhere) => {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => globalThis.explain(words, elsewhere));
      return;
    }
    const text = Object.assign(document.createElement('p'), { className: 'failure', textContent: `${words} ` });
    text.setAttribute('role', 'alert');
    if (elsewhere) {
      const href = location.href.replace(/([?&])embed=1(&|$)/, '$1');
      text.append(Object.assign(document.createElement('a'), { href, target: '_blank', rel: 'noopener', textContent: 'Open the lab' }));
    }
    document.querySelector('.loading')?.remove();
    document.querySelector('main').before(text);
  };
}
