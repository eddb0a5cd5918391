/// What stands in place of figures before the first extract: calm, and what to do.
enum FirstPage {
  static let page = Page(
    title: "No figures yet", section: .workload,
    main: """
      <h1>No figures yet</h1>
      <p>Headroom shows the caseload and workload of a service from its nightly extract. None has been accepted so far.</p>
      <h2>Bring in an extract</h2>
      <p>In a terminal, with the workbook that the case system writes each night:</p>
      <pre><code>headroom extract import FILE.xlsx</code></pre>
      <p>Check a workbook first, without changing anything:</p>
      <pre><code>headroom extract check FILE.xlsx</code></pre>
      <p>Or try the pages with a made-up service:</p>
      <pre><code>headroom sample workbook --size pdu --seed 1 sample.xlsx
      headroom extract import sample.xlsx</code></pre>
      <p>Then load this page again. Extracts that were refused, and why, are under \(Part.link("extracts", .extracts)); what the
      figures mean is under \(Part.link("how figures are made", .guide)).</p>
      """)
}
