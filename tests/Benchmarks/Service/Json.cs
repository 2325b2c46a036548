using System.Net.Http.Headers;
using System.Text;

namespace VinhPhong.Benchmarks.Service;

/// <summary>A JSON body without the cost of a serialiser: the client shares the cores with what it measures.</summary>
internal static class Json
{
    private static readonly MediaTypeHeaderValue Type = new("application/json");

    public static HttpContent Of(string json) => new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = Type } };
}
