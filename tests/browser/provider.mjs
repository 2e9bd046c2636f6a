// A provider of sign-in by OpenID Connect, in a process of its own: the certified `oidc-provider`, as
// strict as it comes. Only its page for signing in is ours, for the one it brings asks other hosts for
// its letters; it takes any name.
//
//   node provider.mjs PORT REDIRECT_URI
import { Provider } from 'oidc-provider';

const [port, back] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'coesa', client_secret: 'un segreto tra i due', redirect_uris: [back], grant_types: ['authorization_code'], response_types: ['code'],
  }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  // Who has signed in as `somebody` is `somebody@demo.example`, and the address is theirs.
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@demo.example`, email_verified: true }),
  }),
  // What the site asks to know it may know.
  loadExistingGrant: async (ctx) => {
    const { client, session, provider: self } = ctx.oidc;
    const grant = new self.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
  interactions: { url: (_, interaction) => `/enter/${interaction.uid}` },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  cookies: { keys: ['a key for this run'] },
});

const page = '<!doctype html><html lang="it"><title>ScuolaID</title><link rel="icon" href="data:,">'
  + '<form method="post"><label>Nome <input name="login"></label><button>Entra</button></form></html>';
provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/enter/')) return next();
  if (ctx.method === 'GET') {
    ctx.type = 'html';
    ctx.body = page;
    return undefined;
  }
  const sent = await ctx.req.toArray();
  const accountId = new URLSearchParams(Buffer.concat(sent).toString()).get('login');
  return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } });
});
provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));
