using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Bot.Tests")]
[assembly: InternalsVisibleTo("Benchmarks")]
[assembly: InternalsVisibleTo("Crash.Tests")]
