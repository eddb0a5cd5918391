import Foundation
import Testing

@testable import Planning

@Suite("Elementary functions")
struct ElementaryTests {
  @Test("The exponential and the logarithm are the system's to 15 digits over their whole range")
  func againstTheSystem() {
    for step in -7_000...7_000 {
      let x = Double(step) / 10
      let wanted = Foundation.exp(x)
      #expect((Elementary.exp(x) - wanted).magnitude <= 8e-16 * wanted + 1e-300)
      let value = wanted * 1.000_1
      #expect((Elementary.log(value) - Foundation.log(value)).magnitude <= 8e-16 * max(1, x.magnitude))
    }
  }

  @Test("Edges: zero, infinity, what is not a number, and powers of nothing")
  func edges() {
    #expect(Elementary.exp(-800) == 0)
    #expect(Elementary.exp(800) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.power(0, 0) == 1)
    #expect(Elementary.power(0, 2) == 0)
  }

  @Test("The gamma function of whole numbers is their factorial, and of a half the root of pi")
  func gamma() {
    var factorial = 1.0
    for n in 1...15 {
      #expect((Elementary.gamma(Double(n)) / factorial - 1).magnitude < 1e-13)
      factorial *= Double(n)
    }
    #expect((Elementary.gamma(0.5) - Double.pi.squareRoot()).magnitude < 1e-13)
  }

  @Test("Normal quantiles are the published ones, and mirror each other")
  func normal() {
    #expect(NormalQuantile.of(0.5) == 0)
    #expect((NormalQuantile.of(0.975) - 1.959_963_984_540_054).magnitude < 1e-14)
    #expect((NormalQuantile.of(0.25) + 0.674_489_750_196_081_7).magnitude < 1e-14)
    #expect((NormalQuantile.of(1e-10) + 6.361_340_902_404_056).magnitude < 1e-9)
    for p in [0.01, 0.1, 0.3, 0.49] {
      #expect((NormalQuantile.of(p) + NormalQuantile.of(1 - p)).magnitude < 1e-13)
    }
  }

  @Test("Beta quantiles give back the share they are of, and known values")
  func beta() {
    for (a, b) in [(1.0, 1.0), (2.0, 5.0), (16.0, 184.0), (0.7, 0.9)] {
      for p in [0.01, 0.1, 0.5, 0.9, 0.99] {
        let x = BetaQuantile.of(p, a: a, b: b)
        #expect((BetaQuantile.distribution(x, a: a, b: b) - p).magnitude < 1e-9)
      }
    }
    // Of beta(2, 1) the share below x is x².
    #expect((BetaQuantile.of(0.25, a: 2, b: 1) - 0.5).magnitude < 1e-9)
  }
}
