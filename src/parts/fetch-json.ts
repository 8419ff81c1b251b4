/** One of the library's own data parts, from beside its scripts. Rejects with status and address when it is not there. */
export async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
