using System.Text.Json;
using VinhPhong.Knowledge;

namespace VinhPhong.Benchmarks.Faq;

/// <summary><c>tune</c>: fits <c>data/ranking.json</c> anew on the questions of <c>data/measuring</c> and writes it.</summary>
internal static class TuneCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static int Run()
    {
        var data = new DataFolder(RepositoryData.Folder);
        var model = Tuner.Fit(Published.Load(data, FaqQuestions.Today), FaqQuestions.All(data));
        File.WriteAllText(data.Ranking, JsonSerializer.Serialize(model, Json) + "\n");
        Console.WriteLine(File.ReadAllText(data.Ranking));
        return 0;
    }
}
