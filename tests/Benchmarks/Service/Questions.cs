using System.Text.Json;

namespace VinhPhong.Benchmarks.Service;

/// <summary>Residents' questions as JSON strings, asked round and round.</summary>
internal sealed class Questions
{
    private readonly string[] texts = [.. RepositoryData.Questions().Select(text => JsonSerializer.Serialize(text))];

    public string this[int number] => texts[number % texts.Length];
}
