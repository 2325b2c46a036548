using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Desk;

namespace VinhPhong.Bot.Tests.Desk;

/// <summary>An officer with an open desk.</summary>
internal sealed class OfficerAtWork(Service service, string id, string name, params IReadOnlyCollection<string> offices)
{
    public OfficerAtDesk Who { get; } = new(id, name);

    public DeskQueue Queue { get; } = service.Services.GetRequiredService<DeskQueue>();

    /// <summary>The desk gives a sign of life.</summary>
    public Task IsSeenAsync() => service.Services.GetRequiredService<Presences>().SeenAsync(Who, offices, TestContext.Current.CancellationToken);

    public Task SaysAsync(PresenceState state, string? reason = null) => service.Services.GetRequiredService<Presences>().SetAsync(Who, offices, state, reason, TestContext.Current.CancellationToken);

    public Task<ClaimResult> ClaimsAsync(Resident resident) => Queue.ClaimAsync(Who, resident.Id, TestContext.Current.CancellationToken);

    public Task<DeskResult> TellsAsync(Resident resident, string text) => Queue.SayAsync(Who, resident.Id, text, TestContext.Current.CancellationToken);

    public Task<DeskResult> SendsAsync(Resident resident, string text, params IReadOnlyList<OfficerFile> files) => Queue.SendAsync(Who, resident.Id, text, files, new Uri("https://desk.example/"), TestContext.Current.CancellationToken);

    public Task<DeskResult> EndsAsync(Resident resident, HandOffEnding ending = HandOffEnding.Solved) => Queue.EndAsync(Who, resident.Id, ending, TestContext.Current.CancellationToken);

    public Task<DeskResult> PassesAsync(Resident resident, string office) => Queue.PassToOfficeAsync(Who, resident.Id, office, TestContext.Current.CancellationToken);
}
