// Proof of work: SHA-256 in a few lines, as crypto.subtle is not there without https and takes a
// promise for every try. Used by the page and by the service worker.
(() => {
  const K = new Uint32Array(64);
  const START = new Uint32Array(8);
  {
    const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
    let found = 0;
    for (let candidate = 2; found < 64; candidate += 1) {
      let prime = true;
      for (let factor = 2; factor * factor <= candidate; factor += 1) {
        if (candidate % factor === 0) { prime = false; break; }
      }
      if (!prime) continue;
      if (found < 8) START[found] = fraction(Math.sqrt(candidate));
      K[found] = fraction(Math.cbrt(candidate));
      found += 1;
    }
  }
  const W = new Uint32Array(64);
  const rotate = (value, by) => (value >>> by) | (value << (32 - by));

  function digest(bytes) {
    const state = START.slice();
    const length = bytes.length;
    const padded = new Uint8Array((Math.floor((length + 8) / 64) + 1) * 64);
    padded.set(bytes);
    padded[length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor((length * 8) / 2 ** 32));
    view.setUint32(padded.length - 4, (length * 8) >>> 0);
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i += 1) W[i] = view.getUint32(at + i * 4);
      for (let i = 16; i < 64; i += 1) {
        const a = W[i - 15];
        const b = W[i - 2];
        const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
        const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
        W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i += 1) {
        const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
        const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      state[0] += a; state[1] += b; state[2] += c; state[3] += d;
      state[4] += e; state[5] += f; state[6] += g; state[7] += h;
    }
    return state;
  }

  function zeroBits(state) {
    let bits = 0;
    for (const word of state) {
      if (word !== 0) return bits + Math.clz32(word);
      bits += 32;
    }
    return bits;
  }

  const rest = () => new Promise((done) => { setTimeout(done, 0); });

  // Find a number; others get a turn every few thousand tries.
  async function solve(challenge, key, bits) {
    const encoder = new TextEncoder();
    for (let nonce = 0; ; nonce += 1) {
      if (zeroBits(digest(encoder.encode(`${challenge}:${key}:${nonce}`))) >= bits) {
        return String(nonce);
      }
      if (nonce % 4096 === 4095) await rest();
    }
  }

  self.coastWork = { digest, zeroBits, solve };
})();
