/** Makes `PDFIndex.html`: links to the PDFs that lie beside it. */
export function indexPage(folderName: string, fileNames: readonly string[]): string {
  const items = fileNames.map((name) => `      <li><a href="${name}">${name}</a></li>`).join('\n');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Student Score Reports: ${folderName}</title>
  </head>
  <body>
    <h1>Student Score Reports</h1>
    <p>Made-up sample for trying a program. No real student, school or score.</p>
    <ul>
${items}
    </ul>
  </body>
</html>
`;
}
