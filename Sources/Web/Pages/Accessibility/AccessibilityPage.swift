import Casework

/// The accessibility statement that the 2018 regulations ask of public bodies.
struct AccessibilityPage {
  let standing: Standing?

  var page: Page {
    Page(
      title: "Accessibility statement", section: nil, standing: standing,
      main: """
        <h1>Accessibility statement</h1>
        <p>Everyone who works with Headroom should be able to use every page of it. It is built to the Web Content Accessibility
        Guidelines (WCAG) version 2.2, level AA.</p>
        <section><h2>What you should be able to do</h2>
        <ul>
        <li>use every page with a keyboard alone, and see where you are</li>
        <li>use every page with a screen reader: tables have captions and headings, charts have words and a table beside them</li>
        <li>zoom to 400% without losing text; wide tables scroll in a region of their own</li>
        <li>read every state in words, without colour</li>
        <li>use every page without JavaScript; pages need none</li>
        <li>print any page</li>
        </ul></section>
        <section><h2>How it is tested</h2>
        <p>Each build checks every page in a browser: automated checks of WCAG 2.2 AA, strict markup, keyboard use, and a width of 320
        pixels. Automated checks find only part of the barriers. Headroom has not yet been tested by disabled people at work, nor audited
        by an independent body.</p></section>
        <section><h2>Known limits</h2>
        <p>The overview table has many columns. On a narrow screen, or at high zoom, it scrolls sideways in its own region, which the
        keyboard can reach. The same figures are there as CSV.</p></section>
        <section><h2>If something stands in your way</h2>
        <p>Tell whoever runs Headroom in your service what you were trying to do and on which page. They can give you the figures in
        another form meanwhile.</p></section>
        """)
  }
}
