namespace Bkmo.Contracts;

/// <summary>
/// A contract that no service of the platform takes: it is told for partners. That none is bound is no fault: each message also lies in a queue of its own
/// (<c>bkmo.partners</c>, the newest 100,000 of all such contracts), and none in the archive that calls for a hand.
/// </summary>
public interface IForPartners : IContract;
