using VinhPhong.Benchmarks;
using VinhPhong.Benchmarks.Faq;
using VinhPhong.Benchmarks.Service;
using VinhPhong.Benchmarks.Zalo;

// One line a benchmark. Run from anywhere in the repository: dotnet run -c Release --project tests/Benchmarks -- passages
return args switch
{
    ["passages", .. var options] => PassagesBenchmark.Run(options),
    ["passages-one", var engine, var size, var minutes] => PassagesBenchmark.RunOne(engine, size, minutes),
    ["tune"] => TuneCommand.Run(),
    ["faq"] => FaqBenchmark.Run(),
    ["latency"] => LatencyBenchmark.Run(),
    ["service", .. var options] => await ServiceBenchmark.RunAsync(options),
    ["zalo"] => await ZaloBenchmark.RunAsync(),
    ["fuzz", .. var options] => FuzzBenchmark.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("passages [--sizes 1000,10000,100000,1000000] [--engines ours,lucene,sqlite] [--minutes 2] | tune | faq | latency | service [ours|echo|idle] | zalo | fuzz [count]");
    return 2;
}
