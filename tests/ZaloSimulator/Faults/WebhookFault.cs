namespace VinhPhong.Simulators.Zalo.Faults;

/// <summary>One event that is delivered badly.</summary>
/// <param name="Copies">How often it comes besides the first time.</param>
/// <param name="AtOnce">The copies come in the same moment as the first, else one after another.</param>
/// <param name="AgainAfter">Comes once more so much later, with the last num_retry, though it was answered.</param>
/// <param name="HoldBack">Comes after the resident's next event.</param>
public sealed record WebhookFault(int Copies = 0, bool AtOnce = false, TimeSpan? AgainAfter = null, bool HoldBack = false);

/// <summary>Shares for a soak, each between 0 and 1.</summary>
/// <param name="Duplicates">Events that come twice.</param>
/// <param name="Disorder">Events that come after the resident's next one.</param>
/// <param name="SendFailures">Sends that fail; half of them reach the resident nevertheless.</param>
public sealed record FaultShares(double Duplicates = 0, double Disorder = 0, double SendFailures = 0);
