using VinhPhong.Bot.Operation;

namespace VinhPhong.Bot.Tests.Operation;

/// <summary>Settings that are wrong stop the start, all at once, each with its name and the cure.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Storage:Folder= ", "for example \"var\"")]
    [InlineData("Storage:ConnectionString=postgres", "expected \"Host=")]
    [InlineData("Conversations:CloseAfter=00:00:00", "at least one second")]
    [InlineData("Conversations:KeepDays=0", "at least 1 day")]
    [InlineData("Conversations:SweepEvery=00:00:00", "at least 0.1 s")]
    [InlineData("Conversations:MostWaiting=0", "at least 1")]
    [InlineData("Conversations:MostWaitingInOne=-1", "at least 1")]
    [InlineData("Conversations:TurnsAtOnce=1001", "1 to 1000")]
    [InlineData("Conversations:TypingAfter=-00:00:01", "0 or more")]
    [InlineData("Conversations:LongestQuestion=99", "100 to 4000")]
    [InlineData("DirectLine:Secrets:0=short", "openssl rand")]
    [InlineData("DirectLine:SigningKeys:0=not base64!", "openssl rand")]
    [InlineData("DirectLine:SigningKeys:0=AAAA", "openssl rand")]
    [InlineData("DirectLine:TrustedOrigins:0=https://a.vn/page", "scheme and host only")]
    [InlineData("DirectLine:TrustedOrigins:0=a.vn", "scheme and host only")]
    [InlineData("DirectLine:PublicUrl=ftp://a.vn", "the address of the service")]
    [InlineData("DirectLine:TokenLifetime=00:00:00", "00:20:00")]
    [InlineData("DirectLine:RefreshGrace=-1.00:00:00", "0 or more")]
    [InlineData("DirectLine:LongestActivity=0", "at least 1")]
    [InlineData("DirectLine:LargestFile=0", "at least 1")]
    [InlineData("DirectLine:MostFiles=0", "at least 1")]
    [InlineData("DirectLine:PostsPerMinute=0", "at least 1")]
    [InlineData("DirectLine:UploadsPerMinute=0", "at least 1")]
    [InlineData("DirectLine:StartsPerMinutePerAddress=0", "at least 1")]
    [InlineData("DirectLine:StreamsPerConversation=0", "at least 1")]
    [InlineData("Accounts:ShortestPassword=7", "8 to 64")]
    [InlineData("Accounts:MostFailures=0", "1 to 100")]
    [InlineData("Accounts:LockedFor=00:00:00", "at least one second")]
    [InlineData("Accounts:SignedInFor=00:04:00", "at least 5 minutes")]
    [InlineData("Accounts:FirstLinkValidFor=00:00:01", "at least one minute")]
    [InlineData("Accounts:InvitationValidFor=00:00:01", "at least one minute")]
    [InlineData("Accounts:SignInsPerMinutePerAddress=0", "at least 1")]
    [InlineData("Accounts:OpenIdConnect:ClientId=x", "give the issuer")]
    [InlineData("Outbox:FirstRetry=00:00:00", "at least 0.01 s")]
    [InlineData("Outbox:LongestRetry=00:00:00.5", "at least FirstRetry")]
    [InlineData("Outbox:GiveUpAfter=00:00:00", "at least one second")]
    [InlineData("Outbox:AtOnce=0", "1 to 100")]
    [InlineData("Outbox:KeepGivenUpDays=0", "at least 1 day")]
    [InlineData("HandOffHub:Secret=short", "openssl rand")]
    [InlineData("HandOffHub:Timeout=00:00:00", "0.1 s to 1 min")]
    [InlineData("Operation:MetricsToken=short", "openssl rand")]
    [InlineData("Operation:OtlpEndpoint=collector", "http://collector:4317")]
    [InlineData("Operation:TrustedProxies:0=proxy", "10.0.0.0/8")]
    [InlineData("Operation:StopWithin=00:00:00", "at least one second")]
    public async Task A_wrong_setting_is_named_with_its_cure(string setting, string cure)
    {
        var problem = Assert.Single(await ProblemsAsync(setting));
        Assert.Contains(setting.Split('=')[0].TrimEnd('0').TrimEnd(':'), problem, StringComparison.Ordinal);
        Assert.Contains(cure, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Conversations:KeepDays=nhiều", "KeepDays")]
    [InlineData("Conversations:CloseAfter=30 minutes", "CloseAfter")]
    [InlineData("Conversations:KeepDayz=3", "KeepDayz")]
    [InlineData("DirectLine:Secret=the secret of a web server, long enough", "Secret")]
    [InlineData("Operation:Metrics:Token=x", "Metrics")]
    [InlineData("Storage:Path=/x", "Path")]
    public async Task A_setting_that_cannot_be_read_or_is_none_is_refused(string setting, string named) =>
        Assert.Contains(named, Assert.Single(await ProblemsAsync(setting)), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://hub.vn/x", "expected an https address")]
    [InlineData("hub", "expected an https address")]
    [InlineData("https://hub.vn/x", "HandOffHub:Secret is empty")]
    public async Task A_hub_needs_an_address_with_TLS_and_a_secret(string url, string cure) =>
        Assert.Contains(await ProblemsAsync($"HandOffHub:Url={url}"), problem => problem.Contains(cure, StringComparison.Ordinal));

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var problems = await ProblemsAsync("Conversations:KeepDays=0", "Conversations:TurnsAtOnce=0", "DirectLine:Secrets:0=short", "Operation:StopWithin=00:00:00", "Storage:Folder=");
        Assert.Equal(5, problems.Count);
    }

    [Fact]
    public async Task No_problem_repeats_a_secret() =>
        Assert.DoesNotContain("hunter2", string.Concat(await ProblemsAsync("DirectLine:Secrets:0=hunter2", "DirectLine:SigningKeys:0=hunter2", "Operation:MetricsToken=hunter2", "Storage:ConnectionString=hunter2")), StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> ProblemsAsync(params string[] settings)
    {
        await using var store = await Store.CreateAsync(Provider.Sqlite);
        return (await Assert.ThrowsAsync<SettingsException>(async () => await (await Service.StartAsync(store, settings)).DisposeAsync())).Problems;
    }
}
