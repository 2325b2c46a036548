using System.Diagnostics;
using System.Text.Json;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Search;
var set = EntrySet.Load("data/faq");
foreach (var f in set.Findings.Take(10)) Console.WriteLine(f);
var w = Stopwatch.StartNew();
foreach (var a in args) { var kv = a.Split('='); var v = float.Parse(kv[1], System.Globalization.CultureInfo.InvariantCulture); switch (kv[0]) { case "copies": IndexBuilder.Copies = (int)v; break; case "epochs": IndexBuilder.Epochs = (int)v; break; case "rate": IndexBuilder.Rate = v; break; case "decay": IndexBuilder.Decay = v; break; case "scale": IndexBuilder.Scale = v; break; } }
var index = new IndexBuilder("data/vietnamese").Build(set.Filed.Select(f => f.Entry).ToList());
Console.WriteLine($"built {index.Entries.Count} entries {set.Filed.Sum(f => f.Entry.Questions.Count)} questions in {w.ElapsedMilliseconds} ms, {Environment.WorkingSet >> 20} MB");
var have = index.Entries.Select(e => e.Topic).ToHashSet();
var lines = File.ReadLines(Environment.GetEnvironmentVariable("Q") ?? "data/measuring/questions-dev.jsonl").Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.TryGetProperty("expect", out var x) && l.TryGetProperty("text", out _) && have.Contains(x[0].GetString())).ToList();
foreach (var weights in new float[][] { [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, .25f, .5f, 0], [1, .25f, 1, 0], [1, .25f, 1, .3f], [.6f, .25f, 1, .3f], [.4f, .3f, 1, .4f], [1, 0, 1, 0] })
{
    SearchIndex.Weights = weights;
    int h1 = 0, h3 = 0; var miss = new List<string>();
    w.Restart();
    foreach (var l in lines)
    {
        var expect = l.GetProperty("expect").EnumerateArray().Select(x => x.GetString()).ToHashSet();
        var hits = index.Find(l.GetProperty("text").GetString()!);
        var rank = Array.FindIndex(hits, h => expect.Contains(index.Entries[h.Entry].Topic));
        if (rank == 0) h1++; else miss.Add($"{rank} {l.GetProperty("noise")} | {l.GetProperty("text")} | want {string.Join(',', expect)} got {string.Join(',', hits.Take(3).Select(h => index.Entries[h.Entry].Topic ?? index.Entries[h.Entry].Id))}");
        if (rank is >= 0 and < 3) h3++;
    }
    Console.WriteLine($"{string.Join(' ', weights)}: hit1 {h1 / (float)lines.Count:f3} hit3 {h3 / (float)lines.Count:f3} of {lines.Count} ({w.ElapsedMilliseconds / (float)lines.Count:f2} ms)");
    if (weights.SequenceEqual(new float[] { .6f, .25f, 1, .3f })) File.WriteAllLines("/tmp/miss.txt", miss);
}
