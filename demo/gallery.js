/** The gallery's own two gestures: the appearance, and copying an example. */
const said = document.getElementById('said');
let silence = 0;

const scheme = document.getElementById('scheme');
scheme?.addEventListener('click', () => {
  const dark = document.documentElement.classList.toggle('dark');
  scheme.setAttribute('aria-pressed', String(dark));
});

for (const example of document.querySelectorAll('.card pre')) {
  const title = example.closest('.card').querySelector('h3').textContent;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.textContent = 'Copier';
  copy.setAttribute('aria-label', `Copier l’exemple « ${title} »`);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(example.textContent);
      say('Exemple copié');
    } catch {
      getSelection().selectAllChildren(example);
      say('Copie refusée par le navigateur : l’exemple est sélectionné');
    }
  });
  example.after(copy);
}

function say(text) {
  clearTimeout(silence);
  said.textContent = text;
  silence = setTimeout(() => (said.textContent = ''), 4000);
}
