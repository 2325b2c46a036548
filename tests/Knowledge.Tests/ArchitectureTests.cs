using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace VinhPhong.Knowledge.Tests;

/// <summary>The arrows between the parts of Knowledge point one way: Checks → Measuring → Answerer → Answers, Wording → Search, Safety, Centre → Entries, Documents → Vietnamese.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "VinhPhong.Knowledge";

    private static readonly Architecture Knowledge = new ArchLoader().LoadAssemblies(typeof(Answerer).Assembly).Build();

    /// <summary>Each layer may use those after it, never those before it.</summary>
    private static readonly string[][] Layers =
    [
        ["Checks"],
        ["Measuring"],
        ["Wording"],
        ["Answers"],
        ["Search", "Safety", "Centre"],
        ["Documents"],
        ["Entries"],
        ["Vietnamese"],
    ];

    public static TheoryData<string, string> Forbidden
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            for (var low = 0; low < Layers.Length; low++)
            {
                foreach (var below in Layers[low])
                {
                    foreach (var above in Layers[..low].SelectMany(layer => layer)) pairs.Add(below, above);
                    foreach (var beside in Layers[low].Where(other => other != below)) pairs.Add(below, beside);
                }
            }
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void No_arrow_points_back(string below, string above) =>
        Types().That().ResideInNamespace($"{Root}.{below}").Should().NotDependOnAny(Types().That().ResideInNamespace($"{Root}.{above}")).WithoutRequiringPositiveResults().Check(Knowledge);

    [Fact]
    public void Knowledge_knows_no_web_no_channel_and_no_database() =>
        Assert.DoesNotContain(typeof(Answerer).Assembly.GetReferencedAssemblies(), reference =>
            reference.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || reference.Name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || reference.Name.StartsWith("VinhPhong.Bot", StringComparison.Ordinal) || reference.Name.StartsWith("System.Net.Http", StringComparison.Ordinal));
}
