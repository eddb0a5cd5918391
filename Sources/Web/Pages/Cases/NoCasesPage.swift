import Casework

/// What stands in place of cases before the first is loaded: calm, and what to do.
enum NoCasesPage {
  static func page(standing: Standing?) -> Page {
    Page(
      title: "No cases yet", section: .cases, standing: standing,
      main: """
        <h1>No cases yet</h1>
        <p>The nightly extract holds counts of cases. Lists of cases, the queue of unallocated cases, staffing and data quality \
        come from case-level data, and none has been loaded so far.</p>
        <h2>Load a folder of data</h2>
        <p>In a terminal, with the folder of CSV files that the open format describes:</p>
        <pre><code>headroom data import DIR</code></pre>
        <p>Check a folder first, without changing anything:</p>
        <pre><code>headroom data check DIR</code></pre>
        <h2>Or begin by hand</h2>
        <p>Units, people, posts and cases can be made one by one: \(Part.link("records by hand", .records(.list))).</p>
        <p>Then load this page again. Figures of the nightly extract are under \(Part.link("workload", .home)).</p>
        """)
  }
}
