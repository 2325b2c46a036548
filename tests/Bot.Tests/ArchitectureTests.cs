using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace VinhPhong.Bot.Tests;

/// <summary>The arrows between the parts of the service: channels know conversations, never the other way; only the start-up knows channels and commands.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "VinhPhong.Bot";

    private static readonly Architecture Service = new ArchLoader().LoadAssemblies(typeof(BotApplication).Assembly, typeof(Knowledge.Answerer).Assembly).Build();

    /// <summary>What a part may use besides itself. Each feature maps its own tables, so storage names conversations and they name storage.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Activities"] = [],
        ["Language"] = [],
        ["Storage"] = ["Accounts", "Channels", "Conversations", "Desk"],
        ["Accounts"] = ["Language", "Operation", "Storage"],
        ["Shell"] = ["Accounts", "Language"],
        ["Desk"] = ["Accounts", "Activities", "Conversations", "Language", "Operation", "Shell", "Storage"],
        ["HandOffHub"] = ["Activities", "Conversations", "Language", "Storage"],
        ["Conversations"] = ["Accounts", "Activities", "Language", "Storage"],
        ["Operation"] = ["Activities", "Conversations", "Language", "Storage"],
        ["Channels"] = ["Accounts", "Activities", "Conversations", "Language", "Operation", "Shell", "Storage"],
        ["Commands"] = ["Activities", "Conversations", "Language", "Operation", "Storage", "Channels", "Accounts"],
    };

    public static TheoryData<string, string> Forbidden
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var (part, may) in Arrows)
            {
                foreach (var other in Arrows.Keys.Except([part, .. may])) pairs.Add(part, other);
            }
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void No_part_uses_what_is_above_it(string part, string other) =>
        Types().That().ResideInNamespaceMatching($@"^{Root}\.{part}(\..*)?$").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}\.{other}(\..*)?$")).WithoutRequiringPositiveResults().Check(Service);

    [Fact]
    public void Every_part_is_drawn() => Assert.Equal(
        Arrows.Keys.Order(StringComparer.Ordinal),
        typeof(BotApplication).Assembly.GetTypes().Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith(Root + ".", StringComparison.Ordinal)).Select(name => name.Split('.')[2]).Distinct().Order(StringComparer.Ordinal));
}
