// A real OpenID provider on this machine, with invented people: "DigiD (demo)" of `make demo`, and the one of the tests.
//
//     echo '{"clients": [...], "people": [...]}' | node scripts/openid_provider.mjs
//
// It prints its port when it listens, and stops when its input ends.
import http from 'node:http';
import Provider from 'oidc-provider';

const config = JSON.parse(await new Promise((done) => {
    let text = '';
    process.stdin.setEncoding('utf8').on('data', (part) => {
        text += part;
        if (text.includes('\n')) done(text);
    }).on('end', () => process.exit());
}));
const server = http.createServer();
await new Promise((done) => server.listen(config.port ?? 0, '127.0.0.1', done));
const { port } = server.address();
const people = new Map(config.people.map((person) => [person.sub, person]));
const title = config.title ?? 'Inloggen (demo)';

const escaped = (text) => String(text).replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
const page = (body) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>
body{font:1.125rem/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}
button,select{font:inherit;padding:.5rem 1rem;min-height:2.75rem}li{margin:1rem 0}ul{padding:0;list-style:none}
</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;

const answer = (ctx, body, status = 200) => {
    ctx.status = status;
    ctx.type = 'html';
    ctx.body = page(body);
};

const claims = ['name', 'email', ...new Set(config.people.flatMap((person) => Object.keys(person.claims ?? {})))];
const provider = new Provider(config.issuer ?? `http://127.0.0.1:${port}`, {
    clients: config.clients,
    ...(config.jwks ? { jwks: config.jwks } : {}),
    cookies: { keys: [String(Math.random())] },
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub', 'acr', 'amr', ...claims] },
    conformIdTokenClaims: false,
    fetch: (url, { dispatcher: _refusesThisMachine, ...options }) => fetch(url, options),
    pkce: { required: () => true },
    ...(config.levels ? { acrValues: config.levels } : {}),
    ttl: { Grant: 3600, Session: 3600, Interaction: 3600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
            enabled: true,
            logoutSource: (ctx, form) => answer(ctx, `<p>Wilt u ook hier uitloggen?</p>${form}
<p><button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">Ja, log uit</button></p>`),
            postLogoutSuccessSource: (ctx) => answer(ctx, '<p>U bent uitgelogd.</p>'),
        },
    },
    renderError: (ctx, out) => answer(ctx, `<p>Inloggen lukt niet: ${escaped(out.error_description ?? out.error)}</p>`,
        ctx.status),
    interactions: { url: (_ctx, interaction) => `/kies/${interaction.uid}` },
    findAccount: (ctx, sub) => ({
        accountId: sub,
        claims: () => ({
            sub,
            name: people.get(sub)?.name,
            ...people.get(sub)?.claims,
            acr: ctx.oidc.session?.acr ?? people.get(sub)?.acr,
            amr: ctx.oidc.session?.amr ?? people.get(sub)?.amr,
        }),
    }),
    loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant(
            { clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
        grant.addOIDCScope('openid profile email');
        grant.addOIDCClaims([...claims, 'acr', 'amr']);
        await grant.save();
        return grant;
    },
});

const choices = () => {
    const levels = (config.levels ?? []).map((level) =>
        `<option value="${escaped(level)}"${level === config.level ? ' selected' : ''}>${escaped(config.names?.[level] ?? level)}</option>`);
    const chosen = levels.length ? `<p><label>Niveau: <select name="level">${levels.join('')}</select></label></p>` : '';
    const listed = [...people.values()].map((person) => `<li><button name="sub" value="${escaped(person.sub)}">Log in als
${escaped(person.name)}</button></li>`);
    return `<p>Dit is een proef. Alle mensen hier zijn verzonnen.</p><form method="post">${chosen}<ul>${listed.join('')}
</ul></form>`;
};

const typed = async (ctx) => {
    let text = '';
    for await (const part of ctx.req) text += part;
    return new URLSearchParams(text);
};

provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/kies/')) return next();
    await provider.interactionDetails(ctx.req, ctx.res);
    if (ctx.method === 'GET') return answer(ctx, choices());
    const form = await typed(ctx);
    const person = people.get(form.get('sub'));
    if (!person) return answer(ctx, choices(), 422);
    const acr = form.get('level') ?? person.acr;
    const login = { accountId: person.sub, remember: false, ...(acr ? { acr } : {}),
        ...(person.amr ? { amr: person.amr } : {}) };
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }));
});
provider.on('backchannel.error', (_ctx, error) => console.error(error));
server.on('request', provider.callback());
console.log(port);
