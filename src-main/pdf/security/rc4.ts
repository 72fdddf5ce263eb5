/**
 * Encrypts or decrypts by RC4, which are the same. Written out here, since OpenSSL 3 keeps the cipher for those who ask for its legacy only, and the system's
 * library is not the same in Node and in Electron.
 */
export const rc4 = (key: Buffer, data: Buffer): Buffer => {
  const state = new Uint8Array(256);
  for (let index = 0; index < 256; index++) state[index] = index;
  for (let index = 0, other = 0; index < 256; index++) {
    const value = state[index]!;
    other = (other + value + key[index % key.length]!) & 255;
    state[index] = state[other]!;
    state[other] = value;
  }
  const result = Buffer.allocUnsafeSlow(data.length);
  for (let at = 0, index = 0, other = 0; at < data.length; at++) {
    index = (index + 1) & 255;
    const value = state[index]!;
    other = (other + value) & 255;
    const swapped = state[other]!;
    state[index] = swapped;
    state[other] = value;
    result[at] = data[at]! ^ state[(value + swapped) & 255]!;
  }
  return result;
};
