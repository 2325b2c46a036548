using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Knowledge.Tests")]
[assembly: InternalsVisibleTo("Benchmarks")]
