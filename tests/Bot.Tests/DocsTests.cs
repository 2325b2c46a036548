using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Channels.DirectLine;
using VinhPhong.Bot.Channels.Zalo;
using VinhPhong.Bot.Channels.Zalo.Receiving;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Desk;
using VinhPhong.Bot.HandOffHub;
using VinhPhong.Bot.Operation;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Tests;

/// <summary>What can be set, measured and called is written down, with the standard that the program has.</summary>
public sealed class DocsTests
{
    private static readonly string Repository = FindRepository();

    public static TheoryData<Type> Sections =>
        [typeof(StorageOptions), typeof(ConversationsOptions), typeof(OutboxOptions), typeof(HandOffHubOptions), typeof(DirectLineOptions), typeof(OperationOptions), typeof(AccountsOptions), typeof(DeskOptions), typeof(ZaloOptions)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_setting_is_in_the_docs(Type options)
    {
        var docs = Read("docs/operation.md");
        var section = (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var settings = options.GetProperties().Where(property => property.CanWrite).Select(property => $"`{section}:{property.Name}`").ToArray();
        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.Contains($"| {setting} |", docs, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_standard_in_the_docs_is_the_one_of_the_program(Type options)
    {
        var instance = Activator.CreateInstance(options)!;
        var section = (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        foreach (var property in options.GetProperties().Where(property => property.CanWrite && property.GetValue(instance) is int or TimeSpan or bool))
        {
            var row = Read("docs/operation.md").Split('\n').Single(line => line.StartsWith($"| `{section}:{property.Name}` |", StringComparison.Ordinal));
            var written = row.Split('|')[2].Trim().Trim('`');
            var meant = property.GetValue(instance) switch
            {
                TimeSpan time => TimeSpan.Parse(written, System.Globalization.CultureInfo.InvariantCulture) == time,
                bool flag => bool.Parse(written) == flag,
                var number => int.Parse(written, System.Globalization.CultureInfo.InvariantCulture).Equals(number),
            };
            Assert.True(meant, $"{section}:{property.Name} is {property.GetValue(instance)} in the program and {written} in the docs.");
        }
    }

    [Fact]
    public void Every_metric_is_in_the_docs()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var seen = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (instrument.Meter.Name == ConversationMetrics.MeterName) seen.Add(instrument.Name); } };
        listener.Start();
        _ = new ConversationMetrics(services.GetRequiredService<IMeterFactory>(), new WorkQueue(), new ConversationChanges());
        _ = new OutboxMetrics(services.GetRequiredService<IMeterFactory>());
        _ = new ZaloMetrics(services.GetRequiredService<IMeterFactory>());
        Assert.NotEmpty(seen);
        Assert.All(seen, name => Assert.Contains($"| `{name}` |", Read("docs/operation.md"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_command_is_in_the_README()
    {
        var help = (await Bot.RunAsync(["--help"])).Output.Split('\n');
        var commands = help.SkipWhile(line => !line.StartsWith("Commands:", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(name => name.Length > 0).ToArray();
        Assert.Contains("chat", commands);
        Assert.All(commands, name => Assert.Contains($"| `{name}", Read("README.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_picture_of_the_README_is_there() =>
        Assert.All(System.Text.RegularExpressions.Regex.Matches(Read("README.md"), @"!\[[^\]]*\]\(([^)]+)\)").Select(match => match.Groups[1].Value), picture => Assert.True(File.Exists(Path.Combine(Repository, picture)), picture));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository, path));

    private static string FindRepository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "VinhPhong.Assistant.sln"))) at = at.Parent;
        return at.FullName;
    }
}
