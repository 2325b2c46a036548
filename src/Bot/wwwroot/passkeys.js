// Signing in with a passkey, and adding one: asks the service for a challenge, the device for an answer, and sends that with the form.
// Without scripts or passkeys in the browser these forms stay hidden.
const known = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;

const answer = async (form, kind) => {
  const token = form.elements.namedItem('__RequestVerificationToken').value;
  const asked = await fetch(`/account/passkeys/${kind}`, { method: 'POST', headers: { RequestVerificationToken: token, Accept: 'application/json' } });
  if (!asked.ok) throw new Error(`The challenge was refused: ${asked.status}`);
  const challenge = await asked.json();
  return kind === 'make'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(challenge) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(challenge) });
};

for (const form of known ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const failed = form.querySelector('[role=alert]');
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await answer(form, form.dataset.passkey));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
