/** What it does with what it sees. Every sentence here must stay true. */
export function About({ version }: { readonly version: string }) {
  return (
    <section id="about" aria-labelledby="about-title">
      <h2 id="about-title">About</h2>
      <div class="prose">
        <p>
          Backstory keeps your archives in this browser and compares the pages you read with them
          here. What you read does not leave this machine. There is no server of ours, no account
          and no counting of visits.
        </p>
        <p>
          A blog that you import by its address is asked for its posts, and asked again for updates
          as often as you set it, without cookies and without a word about you.
        </p>
        <p>
          Pictures in posts load only when you ask for one, and then from where the blog kept it.
          Links to the original open the blog itself.
        </p>
        <p>
          Removing the extension removes its archives and your highlights. Keep the files that you
          imported from, and a backup.
        </p>
      </div>
      <p class="small">Version {version}, free software under the MIT licence.</p>
    </section>
  );
}
