using VinhPhong.Simulators.Zalo.Chats;
using VinhPhong.Simulators.Zalo.Faults;
using VinhPhong.Simulators.Zalo.Log;
using VinhPhong.Simulators.Zalo.OAuth;
using VinhPhong.Simulators.Zalo.Sending;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo;

/// <summary>The platform's state and everything that can be done to it; safe to use from many threads.</summary>
public sealed class ZaloPlatform : IAsyncDisposable
{
    internal ZaloPlatform(ZaloSimulatorOptions options, TimeProvider time)
    {
        World = new World(options, time);
        Log = new DeliveryLog();
        Tokens = new Tokens(World);
        Faults = new FaultBox(World);
        Webhooks = new WebhookQueue(World, Tokens, Faults, Log);
        Residents = new Residents(World, Webhooks);
        Staff = new Staff(World, Webhooks, Log);
        Forger = new Forger(World, Webhooks);
        Gatekeeper = new Gatekeeper(this);
    }

    /// <summary>The residents and what they do on their phones.</summary>
    public Residents Residents { get; }

    /// <summary>The staff in Zalo's own console.</summary>
    public Staff Staff { get; }

    /// <summary>The webhooks on their way to the service.</summary>
    public WebhookQueue Webhooks { get; }

    /// <summary>What shall go wrong.</summary>
    public FaultBox Faults { get; }

    /// <summary>Consent and tokens.</summary>
    public Tokens Tokens { get; }

    /// <summary>Webhooks that are not what they seem.</summary>
    public Forger Forger { get; }

    /// <summary>What has happened.</summary>
    public DeliveryLog Log { get; }

    /// <summary>How the platform was set up.</summary>
    public ZaloSimulatorOptions Options => World.Options;

    /// <summary>The kind of the official account; decides which endpoint it may send by.</summary>
    public OaType OaType
    {
        get { lock (World.Gate) return World.OaType; }
        set { lock (World.Gate) World.OaType = value; }
    }

    internal World World { get; }

    internal Gatekeeper Gatekeeper { get; }

    /// <summary>Waits until no webhook is waiting or under way; those that wait for a later retry do not count.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => Webhooks.SettleAsync(cancellationToken);

    /// <summary>Ends the deliveries.</summary>
    public ValueTask DisposeAsync() => Webhooks.DisposeAsync();
}
