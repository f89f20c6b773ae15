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

  /** Marks the lab among the tabs, and in the title; an embed that cannot start leads to the whole page. */
  const mark = () => {
    document.querySelector('.not-started a').href = location.href.replace(/([?&])embed=1(&|$)/, '$1');
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
}
