// A passkey is made or shown by the browser; what it answers goes along with the form. Without script there is a code.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  const asked = (options, make) => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(make
      ? { user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) }
      : { allowCredentials: known(options.allowCredentials) }),
  });

  const answered = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
  };

  for (const part of document.querySelectorAll("[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    const [make, form, said] = [part.dataset.passkey === "make", part.closest("form"), part.querySelector("[data-said]")];
    part.hidden = false;
    for (const without of form.querySelectorAll("[data-without]")) without.hidden = true;
    part.querySelector("button").addEventListener("click", async (press) => {
      press.target.disabled = true;
      said.textContent = "Volg nu wat uw apparaat vraagt.";
      try {
        const publicKey = asked(JSON.parse(part.dataset.options), make);
        const found = await (make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
        form.elements.passkey.value = answered(found);
        said.textContent = "";
        form.submit();
      } catch (error) {
        said.textContent = error.name === "InvalidStateError"
          ? "Op dit apparaat staat al een passkey voor u."
          : "Dat lukte niet, of het duurde te lang. Probeer het nog een keer.";
      }
      press.target.disabled = false;
    });
  }
})();
